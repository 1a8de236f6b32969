/**
 * What the page can do better with a script; it is whole without one. Copying and printing appear only where they work.
 * When the shopper comes back from the banking app, the page looks whether its state has changed, and stays as it is,
 * code and all, when the connection is dead.
 */
export const PAGE_SCRIPT = `(()=>{const d=document,a=s=>d.querySelectorAll(s),state=d.body.dataset.state,again=()=>location.replace(location.href);
if(navigator.clipboard)for(const b of a('[data-copy]')){b.hidden=false;b.onclick=()=>navigator.clipboard.writeText(b.dataset.copy).then(()=>{d.getElementById('said').textContent=b.dataset.said})}
for(const b of a('[data-print]')){b.hidden=false;b.onclick=()=>print()}
addEventListener('beforeprint',()=>{for(const x of a('details'))x.open=true});
if(state==='preparing')setTimeout(again,3000);
if(/^(awaiting|verifying|voiding)$/.test(state))d.addEventListener('visibilitychange',()=>{if(!d.hidden)fetch(location.href,{cache:'no-store'}).then(r=>r.ok?r.text():'').then(t=>{if(t&&!t.includes('data-state="'+state+'"'))again()}).catch(()=>{})})})()`;
