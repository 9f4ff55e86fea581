import type { PlaygroundDocument } from '@/lib/document/document.ts'

/** The script and the servers of a scene, for who cannot read them in front. */
export function SceneTexts({ document }: { document: PlaygroundDocument }) {
  const { page, client, servers } = document
  return (
    <details className="rounded-[12px] border border-line-strong bg-panel px-4 py-3">
      <summary className="cursor-pointer text-[16px] font-semibold">The script and the servers</summary>
      <Text title="Script" of={page.url} text={client.code} />
      {servers.map(({ origin, text }) => (
        <Text key={origin} title="Server" of={origin} text={text} />
      ))}
    </details>
  )
}

function Text({ title, of, text }: { title: string; of: string; text: string }) {
  return (
    <>
      <p className="mt-3 text-[14px] text-soft">
        {title} · <span className="break-all">{of}</span>
      </p>
      <pre className="mt-1 rounded-[8px] bg-sunk p-3 font-mono text-[13px] leading-relaxed break-words whitespace-pre-wrap">
        {text.trim()}
      </pre>
    </>
  )
}
