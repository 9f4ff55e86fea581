import { LONGEST_SENTENCE, LONGEST_TITLE } from '@/lib/document/document.ts'
import type { SharedThing } from './shared-thing.ts'

const FIELD = 'mt-1 w-full rounded-lg border border-line-strong bg-paper px-2.5 py-1.5 text-[14px] font-normal'

/** The title and the sentence that the reader of the link sees. They are part of the document. */
export function WordsFields({ shared: { document, untitled, change } }: { shared: SharedThing }) {
  if (!change) return null
  const set = (key: 'title' | 'sentence', value: string) =>
    change(({ [key]: _before, ...rest }) => (value === '' ? rest : { ...rest, [key]: value }))
  return (
    <div className="grid gap-3 text-[14px] font-semibold">
      <label>
        Title
        <input
          className={FIELD}
          value={document.title ?? ''}
          placeholder={untitled}
          maxLength={LONGEST_TITLE}
          onChange={({ target }) => set('title', target.value)}
        />
      </label>
      <label>
        What should the reader look at?
        <textarea
          className={FIELD}
          rows={2}
          value={document.sentence ?? ''}
          placeholder="One sentence, shown above the document"
          maxLength={LONGEST_SENTENCE}
          onChange={({ target }) => set('sentence', target.value)}
        />
      </label>
    </div>
  )
}
