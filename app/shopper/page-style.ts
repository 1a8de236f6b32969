/** The page's only style sheet, inline: no request but the page itself. Colours keep 4.5:1 on their grounds (WCAG 1.4.3). */
export const PAGE_STYLE = `
:root{color-scheme:light;--ink:#14201d;--soft:#50605b;--line:#d3dedb;--deep:#0a5448;--tint:#edf5f2;--warn:#7a4100;--warn-tint:#fff3dd}
*{box-sizing:border-box}
body{margin:0;background:#f3f6f5;color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:32rem;margin:0 auto;padding:1rem 1rem 2rem;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 1rem}
.mark{display:block;width:3rem;height:3rem;margin:1.25rem 0 .75rem;border-radius:50%;background:var(--tint);color:var(--deep);font-size:1.5rem;font-weight:700;line-height:3rem;text-align:center}
.mark.stop{background:var(--warn-tint);color:var(--warn)}
h2{font-size:1.125rem;margin:1.75rem 0 .5rem}
p{margin:.5rem 0}
a{color:var(--deep)}
.facts{margin:0 0 1rem;padding:0 0 .75rem;border-bottom:1px solid var(--line);font-size:.9375rem}
.facts div{display:flex;gap:1rem;justify-content:space-between}
dt{color:var(--soft);white-space:nowrap}
dd{margin:0;font-weight:600;text-align:right}
.note{padding:.75rem;border-radius:.5rem;background:var(--warn-tint);color:var(--warn);font-weight:600}
.card{padding:1rem;border:1px solid var(--line);border-radius:.75rem;background:var(--tint)}
.card h2{margin:0;font-size:1rem;font-weight:600;color:var(--soft)}
.code{margin:.25rem 0 .75rem;font-size:clamp(1.75rem,9.5vw,2.5rem);font-weight:700;line-height:1.2;font-variant-numeric:tabular-nums;-webkit-user-select:all;user-select:all}
.code span{display:inline-block}
.code.long{font-size:clamp(1.25rem,6.6vw,2rem)}
.code [aria-hidden]+[aria-hidden]{margin-left:.3em}
.sum{margin:1rem 0 .5rem;font-size:1.5rem;font-weight:700}
.sum small{display:block;font-size:1rem;font-weight:600;color:var(--soft)}
.due{margin:1rem 0 0;padding-top:.75rem;border-top:1px solid var(--line);font-weight:600}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;-webkit-user-select:none;user-select:none}
button,.button{display:block;width:100%;min-height:2.75rem;margin:.5rem 0;padding:.6rem 1rem;border:2px solid var(--deep);border-radius:.5rem;background:#fff;color:var(--deep);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
h1~.button,h1~form{margin-top:1rem}
button.main,.button.main{background:var(--deep);color:#fff}
button[hidden]{display:none}
:focus-visible{outline:3px solid #b35c00;outline-offset:2px}
.said{margin:0;font-weight:600;color:var(--deep)}
label{display:block;margin:1rem 0 .25rem;font-weight:600}
input{width:100%;min-height:2.75rem;padding:.5rem .75rem;border:1px solid #6b7b76;border-radius:.5rem;background:#fff;color:inherit;font:inherit}
input[aria-invalid]{border:2px solid #a32b00}
.wrong{color:#a32b00;font-weight:600}
.hint{color:var(--soft);font-size:.9375rem}
details{border-bottom:1px solid var(--line)}
summary{padding:.75rem 0;font-weight:600;cursor:pointer;min-height:2.75rem}
details ul,.plain{margin:.25rem 0 .75rem;padding:0;list-style:none}
details li{margin:.5rem 0}
.pick{margin:.5rem 0}
.pick div{display:flex;gap:.75rem}
.pick dt{flex:0 0 5rem}
.pick dd{text-align:left}
.safety{margin:1rem 0;padding-left:1.25rem}
.qr{display:block;width:13rem;height:13rem;margin:.5rem auto;background:#fff}
.bars{display:block;width:100%;height:4.5rem;background:#fff}
.small button,.small .button{border-color:var(--line);font-weight:500}
footer{margin-top:2rem;padding-top:.75rem;border-top:1px solid var(--line)}
@media(min-width:36rem){main{margin:2rem auto;padding:2rem;border:1px solid var(--line);border-radius:1rem}}
@media print{body,main,.card{background:#fff}main{border:0;margin:0;padding:0;max-width:none}button,form,.button,.screen{display:none}details::details-content{content-visibility:visible;block-size:auto}.card,li,svg{break-inside:avoid}}
`.trim();
