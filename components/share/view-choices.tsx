import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { LinkTab, LinkView } from '@/lib/document/link-view.ts'
import { hostOf } from '@/lib/trace/address.ts'

const TABS: Readonly<Record<LinkTab, string>> = {
  why: 'Why',
  message: 'Message',
  network: 'Network',
  console: 'Console',
  script: 'What JavaScript sees',
  terminal: 'Terminal',
}

type Choice = readonly [key: keyof LinkView, label: string, value: LinkView]

const FOR_PAGES: readonly Choice[] = [
  ['stage', 'On the stage, for a screen in a room', { stage: true }],
  ['covered', 'Covered: answers appear when they are stepped to', { covered: true }],
]

interface Props {
  /** What is open now. */
  now: LinkView
  document: PlaygroundDocument
  chosen: LinkView
  onChoose: (view: LinkView) => void
  /** In an embed, which has no stage, and is covered by a setting of its own. */
  embedded: boolean
  /** In a lesson, which can be opened at a step and is as its author wrote it. */
  inLesson: boolean
}

/** What the link opens, besides the document: each only where there is something to carry. */
export function ViewChoices({ now, document, chosen, onChoose, embedded, inLesson }: Props) {
  const { step, tab, lines } = now
  const choices: readonly Choice[] = [
    ...(step ? [['step', `Step ${step} of the exchange, after Run`, { step }] as const] : []),
    ...(tab === undefined || inLesson ? [] : [['tab', `The tab “${TABS[tab]}”`, { tab }] as const]),
    ...(lines === undefined || inLesson
      ? []
      : [['lines', `${linesInWords(lines, document)}, marked`, { lines }] as const]),
    ...(embedded || inLesson ? [] : FOR_PAGES),
  ]
  if (choices.length === 0) return null
  // A covered exchange begins before its first step.
  const withoutStep = chosen.covered === true && !embedded && !inLesson
  return (
    <fieldset className="text-[14px]">
      <legend className="font-semibold">{embedded ? 'It also opens' : 'The link also opens'}</legend>
      <div className="mt-1 grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {choices.map(([key, label, value]) => (
          <label key={key} className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={chosen[key] !== undefined && !(key === 'step' && withoutStep)}
              disabled={key === 'step' && withoutStep}
              onChange={({ target }) => {
                const { [key]: _before, ...rest } = chosen
                onChoose(target.checked ? { ...rest, ...value } : rest)
              }}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function linesInWords({ server, from, to }: NonNullable<LinkView['lines']>, { client }: PlaygroundDocument): string {
  const where = server === null ? (client.language === 'typescript' ? 'client.ts' : 'client.js') : hostOf(server)
  return from === to ? `Line ${from} of ${where}` : `Lines ${from} to ${to} of ${where}`
}
