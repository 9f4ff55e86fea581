/** Sets the theme before the first paint: the user's choice, else the system's. */
const script = `(function(){try{var t=localStorage.getItem('preflight:theme')}catch(e){}
document.documentElement.dataset.theme=t==='dark'||t==='light'?t:matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'})()`

export function ThemeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant string; it must run before the first paint
  return <script dangerouslySetInnerHTML={{ __html: script }} />
}
