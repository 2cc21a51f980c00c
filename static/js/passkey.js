(()=>{const form=document.querySelector('[data-passkey]');
if(!form||!window.PublicKeyCredential||!navigator.credentials)return;
const making=form.dataset.passkey==='create',kind=window.PublicKeyCredential;
const bytes=t=>Uint8Array.from(atob(t.replace(/-/g,'+').replace(/_/g,'/')),c=>c.charCodeAt(0));
const text=b=>btoa(String.fromCharCode(...new Uint8Array(b))).replace(/\+/g,'-').replace(/\//g,'_').replace(/=+$/,'');
const known=list=>(list||[]).map(c=>({...c,id:bytes(c.id)}));
const parse=o=>{
if(making&&kind.parseCreationOptionsFromJSON)return kind.parseCreationOptionsFromJSON(o);
if(!making&&kind.parseRequestOptionsFromJSON)return kind.parseRequestOptionsFromJSON(o);
const p={...o,challenge:bytes(o.challenge)};
if(making){p.user={...o.user,id:bytes(o.user.id)};p.excludeCredentials=known(o.excludeCredentials)}
else p.allowCredentials=known(o.allowCredentials);
return p};
const plain=c=>{if(c.toJSON)return c.toJSON();
const r={};for(const n of ['clientDataJSON','attestationObject','authenticatorData','signature','userHandle'])
if(c.response[n])r[n]=text(c.response[n]);
return {id:c.id,rawId:text(c.rawId),type:c.type,response:r,clientExtensionResults:c.getClientExtensionResults()}};
const failed=form.querySelector('[data-failed]');let busy=false;
form.addEventListener('submit',async e=>{e.preventDefault();if(busy)return;busy=true;failed.hidden=true;
try{const publicKey=parse(JSON.parse(form.dataset.options));
const credential=await navigator.credentials[making?'create':'get']({publicKey});
form.elements.answer.value=JSON.stringify(plain(credential));form.submit()}
catch(x){busy=false;failed.hidden=false}});
document.querySelectorAll('[data-without]').forEach(p=>{p.hidden=true});form.hidden=false})();
