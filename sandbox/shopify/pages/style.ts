/** The look of the simulated Shopify: plain enough that nobody takes it for the real one. */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f1f1f1;color:#303030;font:16px/1.45 system-ui,sans-serif}
a{color:#1d4f91}
small{display:block;color:#616161;font-size:.82rem;font-weight:400}
.bar{display:flex;gap:.8rem;align-items:center;justify-content:space-between;padding:.7rem 1rem;background:#1a1a1a;color:#fff}
.bar a{color:#fff;text-decoration:none;font-weight:600}
.bar em{font-style:normal;font-size:.75rem;letter-spacing:.06em;padding:.15rem .5rem;border:1px solid #fff8;border-radius:1rem}
.bar{flex-wrap:wrap}
.languages{display:flex;gap:.2rem;margin-left:auto}
.languages button{min-height:2rem;margin:0;padding:.2rem .6rem;background:none;font-weight:400}
.languages button[aria-pressed=true]{background:#fff;color:#1a1a1a}
.bar.shop{background:#0b5d3b}
.bar.lobby{background:#432a72}
main{max-width:46rem;margin:0 auto;padding:1.2rem 1rem 4rem}
main.narrow{max-width:28rem}
h1{margin:.2rem 0 .6rem;font-size:1.4rem}
h2{margin:1.6rem 0 .4rem;font-size:1.1rem}
.card{background:#fff;border:1px solid #e0e0e0;border-radius:.7rem;padding:1rem;margin:.8rem 0}
.card>h2:first-child{margin-top:0}
.bar small{color:#e3e3e3}
.bar em{white-space:nowrap}
.note{border-left:4px solid #b98900;background:#fff6dd;padding:.7rem .9rem;margin:.8rem 0}
.note.bad{border-color:#b3261e;background:#fdeceb}
.note.good{border-color:#1f7a4d;background:#e8f5ee}
label{display:block;margin-top:.9rem;font-weight:600}
fieldset.card{padding-top:.2rem}legend{padding:0 .3rem;font-weight:600}
label.choice{display:flex;gap:.6rem;align-items:flex-start;font-weight:400}
input:not([type=radio]):not([type=checkbox]),select{width:100%;padding:.7rem;border:1px solid #8a8a8a;border-radius:.5rem;font:inherit;background:#fff}
button,.button{display:inline-block;min-height:2.75rem;margin-top:.7rem;padding:.6rem 1.1rem;border:0;border-radius:.5rem;background:#303030;color:#fff;font:inherit;font-weight:600;text-decoration:none;text-align:center;cursor:pointer}
button small,.button small{color:#e3e3e3}
button.wide,.button.wide{display:block;width:100%}
button.plain,.button.plain{background:#fff;color:#303030;border:1px solid #8a8a8a}
button.plain small,.button.plain small{color:#616161}
form.inline{display:inline-block;margin-right:.5rem}
.badge{display:inline-block;padding:.1rem .6rem;border-radius:.7rem;background:#e3e3e3;font-size:.88rem;line-height:1.25}
.badge small{font-size:.72rem}
.badge.paid{background:#cdfee1}.badge.pending{background:#ffef9d}.badge.expired{background:#fed1d7}
table{width:100%;border-collapse:collapse;background:#fff}
th,td{padding:.55rem .6rem;border-bottom:1px solid #e6e6e6;text-align:left;vertical-align:top}
td.money,th.money{text-align:right;white-space:nowrap}
.scroll{overflow-x:auto}
dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.3rem 1rem;margin:.5rem 0}
dd{margin:0;overflow-wrap:anywhere}
code{overflow-wrap:anywhere}
ul.roles{list-style:none;margin:0;padding:0}
ul.roles a{display:block;padding:.9rem 1rem;margin:.6rem 0;background:#fff;border:1px solid #e0e0e0;border-radius:.7rem;text-decoration:none;color:inherit}
ul.roles a:hover{border-color:#432a72}
ol li{margin:.5rem 0}
details{margin:1rem 0}summary{cursor:pointer;font-weight:600}
.admin{display:grid;grid-template-columns:13rem 1fr;min-height:calc(100vh - 3.2rem)}
.admin>nav{background:#ebebeb;padding:1rem .7rem}
.admin>nav a{display:block;padding:.45rem .6rem;border-radius:.5rem;color:#303030;text-decoration:none}
.admin>nav a[aria-current]{background:#fff;font-weight:600}
.admin>nav #app-nav a{padding-left:1.6rem}
.admin>main{width:100%}
.admin>main.frame{max-width:none;padding:0;display:flex;flex-direction:column}
.frame iframe{flex:1;width:100%;min-height:calc(100vh - 3.2rem);border:0;background:#f1f1f1}
#title-bar:not(:empty){display:flex;gap:.5rem;align-items:center;justify-content:space-between;padding:.5rem 1rem;background:#fff;border-bottom:1px solid #e0e0e0}
#title-bar button{margin:0}
#save-bar[hidden]{display:none}
#save-bar{padding:.5rem 1rem;background:#303030;color:#fff}
#toast{position:fixed;left:50%;bottom:1.5rem;transform:translateX(-50%);max-width:90vw;padding:.7rem 1.1rem;border-radius:.6rem;background:#303030;color:#fff}
#toast:empty{display:none}
#toast.bad{background:#8e1f0b}
:focus-visible{outline:3px solid #1d4f91;outline-offset:2px}
@media(max-width:40rem){.bar{gap:.4rem;padding:.6rem}.bar>span{display:none}.languages button{padding:.2rem .4rem}.admin{display:block}.admin>nav{display:flex;flex-wrap:wrap;gap:.2rem;padding:.4rem}.admin>nav #app-nav{display:contents}.admin>nav #app-nav a{padding-left:.6rem}}
`;
