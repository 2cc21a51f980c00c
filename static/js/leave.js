(()=>{const f=document.querySelector('[data-leave]');if(!f)return;
const h=document.documentElement,blank=()=>{h.classList.add('blank');document.title='\u200b'};
const go=e=>{blank();if(!('keepalive' in Request.prototype)){if(!e)f.submit();return}
if(e)e.preventDefault();
try{fetch(f.action,{method:'POST',keepalive:true,redirect:'manual',headers:{'X-Leave':'1'}}).catch(()=>{})}catch(x){}
location.replace(f.dataset.to)};
f.addEventListener('submit',go);
addEventListener('pageshow',e=>{if(e.persisted){blank();location.reload()}});
if(matchMedia('(hover:hover) and (pointer:fine)').matches){let n=0,t=0;
addEventListener('keyup',e=>{if(e.key!=='Shift'){n=0;return}const w=Date.now();n=w-t<5000?n+1:1;t=w;if(n>2)go()},true)}
})();
