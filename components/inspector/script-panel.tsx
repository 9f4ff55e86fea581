import type { ScriptView } from '@/lib/trace/inspect/what-script-sees.ts'

/** What JavaScript sees: everything that the script can read after its call. */
export function ScriptPanel({ views, call }: { views: readonly ScriptView[]; call: number }) {
  const view = views.find((v) => v.call === call)
  if (!view) return <p className="p-5 text-soft">Run to see what the script gets.</p>
  return (
    <div className="p-4 sm:px-5" data-testid="script-sees">
      <p className="code text-[13.5px] font-semibold">{view.what}</p>
      {view.properties.length > 0 && (
        <dl className="code mt-2 grid grid-cols-[auto_1fr] gap-x-5">
          {view.properties.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ))}
          {view.headers.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-name">{name}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {view.body && (
        <pre className="code mt-2 border-t border-line pt-2 whitespace-pre-wrap break-words">
          {view.body.slice(0, 4000)}
        </pre>
      )}
      {view.hidden.length > 0 && (
        <p className="mt-3 text-[14px] text-soft">
          On the wire, but hidden from the script: <span className="code">{view.hidden.join(', ')}</span>
        </p>
      )}
      {view.properties.length === 0 && (
        <p className="mt-2 max-w-[58ch] text-[14px] text-soft">
          Nothing more. The reason is in the console; the script never gets it: another site’s response must not leak
          through an error.
        </p>
      )}
    </div>
  )
}
