/** The page's whole style: small, readable at 360 px, without a file of its own. */
export const SETUP_STYLE = `
.setup{font:1rem/1.5 system-ui,sans-serif;color:#1f2124;max-width:40rem;margin:0 auto;padding:1.5rem 1rem 3rem}
.setup h1{font-size:1.5rem;line-height:1.25}.setup h2{font-size:1.125rem;margin-top:2rem}.setup h3{font-size:1rem;margin:0 0 .5rem}
.setup article{border:1px solid #c9cccf;border-radius:.5rem;padding:1rem;margin:.75rem 0}
.setup details{border-bottom:1px solid #c9cccf;padding-bottom:.25rem}.setup details[open]{padding-bottom:1.25rem}
.setup summary{font-weight:600;padding:.75rem 0;cursor:pointer}
.setup label{display:block;font-weight:600;margin-top:.75rem}
.setup input:not([type=hidden]),.setup select{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #6d7175;border-radius:.375rem}
.setup input[aria-invalid=true]{border:2px solid #8e1f0b}
.setup button,.setup .button{font:inherit;display:inline-block;margin-top:1rem;padding:.6rem 1rem;border:1px solid #1f2124;border-radius:.375rem;background:#1f2124;color:#fff;text-decoration:none;cursor:pointer}
.setup .quiet{background:#fff;color:#1f2124}
.setup .row{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center}
.setup .hint{color:#4a4d50;font-size:.875rem;margin:.25rem 0}
.setup .tag{font-size:.8125rem;font-weight:600;border:1px solid #6d7175;border-radius:1rem;padding:0 .5rem;margin-left:.25rem}
.setup .tag.good{border-color:#0c5132;color:#0c5132}
.setup .news{padding:.75rem 1rem;border-left:.25rem solid}.setup .good.news{background:#e6f5ec;border-color:#0c5132}.setup .bad.news{background:#fdeceb;border-color:#8e1f0b}
`;
