import { MarkedText } from '@/components/site/marked-text.tsx'
import type { RawForm } from '@/lib/servers/raw/guide.ts'
import { tryForm } from '@/lib/servers/raw/try-form.ts'

/** One form of the raw dialect: what it means, a text that uses it, and what that server answers. */
export async function RawFormEntry({ form }: { form: RawForm }) {
  const tried = await tryForm(form)
  return (
    <section aria-labelledby={form.id} className="border-b border-line py-6 target:bg-gate-bg">
      <h2 id={form.id} className="text-[18px] font-semibold">
        <a href={`#${form.id}`} className="hover:underline">
          {form.id === 'body' ? form.form : <code className="text-[16px]">{form.form}</code>}
        </a>
      </h2>
      <p className="mt-1.5 max-w-[62ch] text-[16.5px] leading-[1.55] text-pretty">
        <MarkedText text={form.says} />
      </p>
      <div className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <pre className="m-0 rounded-[10px] border border-line bg-panel px-3.5 py-2.5 font-mono text-[13.5px] leading-[1.55] wrap-anywhere whitespace-pre-wrap">
          {form.example.trimEnd()}
        </pre>
        <ul className="min-w-0 space-y-2.5 text-[14.5px] leading-[1.5]">
          {tried.map(({ request, answer, headers, route }) => (
            <li key={request} className="wrap-anywhere">
              <code>{request}</code>
              <br />
              gets <b>{answer}</b>
              {headers.length > 0 && (
                <>
                  {' '}
                  with <code>{headers.join(', ')}</code>
                </>
              )}
              <span className="text-soft">{route === null ? ': no route fits' : `, from ${route}`}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
