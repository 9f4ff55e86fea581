'use client'

import { Search } from 'lucide-react'
import Link from 'next/link'
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { REFERENCES } from '@/components/site/references.ts'
import { OFTEN } from '@/lib/search/often.ts'
import { ErrorAnswers } from './error-answer.tsx'
import { useSiteIndex } from './use-site-index.ts'

interface Props {
  initial?: string
  onQuery?: (query: string) => void
  /** Called when the user opens a result. */
  onLeave?: () => void
  autoFocus?: boolean
  /** Offers what many search for, before anything is typed. */
  suggests?: boolean
}

/** One field for words and for pasted console texts, with the results. */
export function SearchPanel({ initial = '', onQuery, onLeave, autoFocus = false, suggests = false }: Props) {
  const [query, setQuery] = useState(initial)
  const asked = useDeferredValue(query)
  const { index, failed } = useSiteIndex()
  const answer = useMemo(() => index?.searchSite(index.site, asked) ?? null, [index, asked])
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const label = useId()
  useEffect(() => {
    if (!autoFocus || !field.current) return
    field.current.focus()
    // With a given query, the caret is placed at its end.
    field.current.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [autoFocus])

  const links = () => [...(box.current?.querySelectorAll<HTMLAnchorElement>('a[data-result]') ?? [])]
  const onKeyDown = (event: KeyboardEvent) => {
    const all = links()
    const at = all.indexOf(document.activeElement as HTMLAnchorElement)
    if (event.key === 'Enter' && event.target === field.current && !event.shiftKey) {
      event.preventDefault()
      // Nothing is opened that was not asked for.
      if (query.trim()) all[0]?.click()
    } else if (event.key === 'ArrowDown' && (at >= 0 || !query.includes('\n'))) {
      event.preventDefault()
      all[Math.min(at + 1, all.length - 1)]?.focus()
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault()
      if (at === 0) field.current?.focus()
      else all[at - 1]?.focus()
    }
  }
  const suggested = suggests && asked.trim() === '' && index ? OFTEN : []
  const count = (answer?.hits.length ?? 0) + (answer?.errors.length ?? 0)

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the field and its results
    <div ref={box} onKeyDown={onKeyDown} className="flex min-h-0 flex-col">
      <div className="flex-none border-b border-line px-4 py-3 sm:px-5">
        <label htmlFor={label} className="flex items-center gap-2 text-[13px] text-soft">
          <Search size={15} className="flex-none text-faint" aria-hidden />
          Words, or an error from your browser’s console
        </label>
        <textarea
          id={label}
          ref={field}
          rows={1}
          value={query}
          spellCheck={false}
          autoComplete="off"
          placeholder="preflight, Vary, or the whole red line"
          onChange={(event) => {
            setQuery(event.target.value)
            onQuery?.(event.target.value)
          }}
          className="mt-1 block field-sizing-content max-h-[30dvh] min-h-7 w-full resize-none bg-transparent text-[17px] leading-7 break-words outline-none"
        />
      </div>
      <p role="status" className="sr-only">
        {asked.trim() && answer ? `${count} ${count === 1 ? 'result' : 'results'}` : ''}
      </p>
      <div
        className={`min-h-0 flex-1 overflow-y-auto px-2 sm:px-3 ${asked.trim() || failed || suggested.length > 0 ? 'py-2' : ''}`}
      >
        {failed ? (
          <p className="px-2 py-3 text-[15px] text-stop">
            The index could not be loaded. Check the connection, then open the search again.
          </p>
        ) : (
          <>
            {answer && answer.errors.length > 0 && <ErrorAnswers errors={answer.errors} onLeave={onLeave} />}
            {answer && asked.trim() !== '' && count === 0 && (
              <p className="px-2 py-3 text-[15px] text-soft">
                Nothing found. For a console text, paste everything that is red, with the lines around it.
              </p>
            )}
            {suggested.length > 0 && (
              <section aria-label="Frequent searches">
                <p className="px-2 pt-1 text-[13px] text-soft">Frequent searches</p>
                <ul>
                  {suggested.map(({ href, says }) => (
                    <li key={href}>
                      <Hit href={href} onLeave={onLeave}>
                        <span className="text-[15.5px] font-semibold">
                          {String(index?.site.words.getStoredFields(href)?.title ?? titleOfReference(href))}
                        </span>
                        <span className="block text-[14px] text-soft">{says}</span>
                      </Hit>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <ul>
              {answer?.hits.map((hit) => (
                <li key={hit.href}>
                  <Hit href={hit.href} onLeave={onLeave}>
                    <span className="flex items-baseline justify-between gap-4">
                      <span className="min-w-0 text-[15.5px] font-semibold">{hit.title}</span>
                      <span className="flex-none text-[13px] text-soft max-sm:max-w-[45%] max-sm:truncate">
                        {hit.within}
                      </span>
                    </span>
                    <span className="mt-0.5 line-clamp-2 block text-[14px] text-soft">{hit.excerpt}</span>
                  </Hit>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}

const titleOfReference = (page: string) => REFERENCES.find(({ href }) => href === page)?.title ?? page

function Hit({ href, onLeave, children }: { href: string; onLeave: (() => void) | undefined; children: ReactNode }) {
  const link = {
    href,
    className: 'block rounded-[10px] px-2 py-2 hover:bg-sunk focus-visible:bg-sunk focus-visible:outline-offset-[-2px]',
    onClick: () => onLeave?.(),
  }
  // From the playground to another of its documents, a Link would change the address and not the document.
  const isDocument = href.startsWith('/playground')
  return isDocument ? (
    <a {...link} data-result>
      {children}
    </a>
  ) : (
    <Link {...link} data-result>
      {children}
    </Link>
  )
}
