import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PrintButton } from '@/components/reference/print-button.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { ASKS_FIRST, CREDENTIALS, ERRORS, RESPONSE_HEADERS, STACKS } from '@/content/cheat-sheet.ts'
import { headerEntry } from '@/content/glossary/glossary.ts'
import './cheat-sheet.css'

export const metadata: Metadata = {
  title: 'Cheat sheet',
  description: 'CORS on one page: when the browser asks first, what a server has to answer, and what the errors mean.',
}

const ON = { both: 'both answers', preflight: 'preflight', answer: 'the answer' } as const

export default function CheatSheetPage() {
  return (
    <>
      <SiteBar />
      <main id="content" className="sheet page-wide">
        <header className="sheet-head">
          <h1 className="page-title">CORS on one page</h1>
          <p>
            The page is on <code>https://foo.example</code>, the server on <code>https://bar.other</code>.
          </p>
          <PrintButton />
        </header>
        <div className="sheet-columns">
          <Part title="Does the browser ask first?">
            <ol className="sheet-tree">
              {ASKS_FIRST.map(({ question, answer, follows }) => (
                <li key={question}>
                  <span className="sheet-question">
                    <MarkedText text={question} />
                  </span>
                  <span className="sheet-else">
                    <b>{answer}:</b> <MarkedText text={follows} />
                  </span>
                </li>
              ))}
            </ol>
            <p className="sheet-end">
              <b>Another origin, and none of 2 to 5:</b> it is sent at once. The script reads the answer only if the
              server allows it.
            </p>
            <p className="sheet-note">
              The preflight: <code>OPTIONS</code> with <code>Origin</code>, <code>Access-Control-Request-Method</code>,{' '}
              <code>Access-Control-Request-Headers</code>. The answer: a status of 200–299, and the headers below.
            </p>
          </Part>
          <Part title="What the server answers">
            <dl className="sheet-headers">
              {RESPONSE_HEADERS.map(({ name, values, on }) => (
                <div key={name}>
                  <dt>
                    <Link href={`/glossary#${headerEntry(name)?.id ?? ''}`}>
                      <code>{name}</code>
                    </Link>
                    <span>{ON[on]}</span>
                  </dt>
                  <dd>
                    <MarkedText text={values} />
                  </dd>
                </div>
              ))}
            </dl>
          </Part>
          <Part title="Credentials">
            <ul className="sheet-list">
              {CREDENTIALS.map((rule) => (
                <li key={rule}>
                  <MarkedText text={rule} />
                </li>
              ))}
            </ul>
          </Part>
          <Part title="Let foo.example in">
            <dl className="sheet-stacks">
              {STACKS.map(({ stack, line }) => (
                <div key={stack}>
                  <dt>{stack}</dt>
                  <dd>
                    <code>{line}</code>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="sheet-note">
              The last three are development proxies: call <code>/api/…</code> on the page’s own origin.
            </p>
          </Part>
        </div>
        <Part title="“… has been blocked by CORS policy”">
          <table className="sheet-errors">
            <thead>
              <tr>
                <th scope="col">Chrome says</th>
                <th scope="col">Usual cause</th>
                <th scope="col">What helps</th>
              </tr>
            </thead>
            <tbody>
              {ERRORS.map(({ reason, text, cause, fix }) => (
                <tr key={reason}>
                  <td>
                    <Link href={`/errors/${reason}`}>{text}</Link>
                  </td>
                  <td>
                    <MarkedText text={cause} />
                  </td>
                  <td>
                    <MarkedText text={fix} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="sheet-note">
            The script only ever sees <code>TypeError</code> (fetch) or status 0 (XHR). The reason is in the console.{' '}
            <code>mode: "no-cors"</code> does not help: it gives up reading.
          </p>
        </Part>
      </main>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sheet-part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
