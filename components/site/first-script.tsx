/**
 * What has to happen before the site's other scripts run.
 *
 * Trusted Types: the page's policy lets no string become a script, an address of a script or HTML. Turbopack and the
 * starts of workers give addresses as strings, so those below this site's own `_next/static/`, and its service worker,
 * are let through, and nothing else (https://w3c.github.io/trusted-types/dist/spec/#default-policy-hdr).
 *
 * The theme, before the first paint: the user's choice, else the system's.
 */
const script = `(function(){
if(self.trustedTypes&&trustedTypes.createPolicy)trustedTypes.createPolicy('default',{createScriptURL:function(text){
var url=new URL(text,location.href)
if(url.origin===location.origin&&/^\\/([\\w.-]+\\/)*(_next\\/static\\/[\\w./~-]+|sw\\.js)$/.test(url.pathname))return text}})
try{var t=localStorage.getItem('preflight:theme')}catch(e){}
document.documentElement.dataset.theme=t==='dark'||t==='light'?t:matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'})()`

export function FirstScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant string; it must run before all others
  return <script dangerouslySetInnerHTML={{ __html: script }} />
}
