/**
 * Runs before the first paint, and also where no other script of the site may run: in a sandboxed frame without
 * `allow-same-origin`, to which the site's files are refused.
 */
const script = `(function(){var t=new URLSearchParams(location.search).get('theme')
document.documentElement.dataset.theme=t==='dark'||t==='light'?t:matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'
if(self.origin==='null')document.documentElement.dataset.embed='no-origin'})()`

/** Sets the theme of an embed, and shows what to change where it cannot run. */
export function EmbedScript() {
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant string; it must run before the first paint */}
      <script dangerouslySetInnerHTML={{ __html: script }} />
      <div className="hidden px-6 py-8 text-center [[data-embed]_&]:block" style={STYLE}>
        <p style={{ fontWeight: 600 }}>This example cannot run here</p>
        <p>
          The page around it has put it into a sandboxed frame without an origin. Its author can add{' '}
          <code>allow-same-origin allow-scripts allow-popups</code> to the frame’s <code>sandbox</code> attribute, or
          remove the attribute.
        </p>
      </div>
    </>
  )
}

/** The site’s style sheet may be refused as well. */
const STYLE = { fontFamily: 'system-ui, sans-serif', maxWidth: '60ch', marginInline: 'auto' }
