(()=>{const box=document.querySelector('[data-read]'),s=window.speechSynthesis;if(!box||!s)return;
const b=box.querySelector('button'),start=b.textContent;let on=false;
const voice=tag=>s.getVoices().find(v=>v.localService&&v.lang.toLowerCase().split(/[-_]/)[0]===tag.toLowerCase().split('-')[0]);
const show=()=>{box.hidden=!voice(document.documentElement.lang)};
const stop=()=>{if(!on)return;on=false;s.cancel();b.textContent=start};
const parts=()=>[...document.querySelectorAll('main :is(h1,h2,h3,p,li,dt,dd)')].filter(e=>!e.closest('form,nav,[hidden],[data-read],.acts')&&!e.querySelector('p,li,h2,h3')&&!e.querySelector('.back,.go'));
b.addEventListener('click',()=>{if(on){stop();return}
s.cancel();on=true;b.textContent=b.dataset.stop;let last=null;
for(const e of parts()){const v=voice(e.closest('[lang]').lang),t=e.textContent.trim().replace(/\s+/g,' ');
if(!v||!t)continue;const u=new SpeechSynthesisUtterance(t);u.voice=v;u.lang=v.lang;s.speak(u);last=u}
if(last)last.addEventListener('end',stop);else stop()});
addEventListener('pagehide',stop);addEventListener('submit',stop,true);
document.addEventListener('visibilitychange',()=>{if(document.hidden)stop()});
if(s.addEventListener)s.addEventListener('voiceschanged',show);show()})();
