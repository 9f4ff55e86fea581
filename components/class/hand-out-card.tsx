import { ExternalLink } from 'lucide-react'
import { counted } from '@/lib/class/count-words.ts'
import type { HandOut } from '@/lib/class/hand-outs.ts'
import { classHomeworkHref } from '@/lib/homework/hrefs.ts'
import { useHandedIn } from './handed-in.ts'

/** For a student: homework that the class is to solve and hand in, in a tab of its own. */
export function HandOutCard({ code, handOut, handedIn }: { code: string; handOut: HandOut; handedIn: number }) {
  const mine = useHandedIn(code, handOut.key)
  return (
    <section aria-label="Homework" className="mt-4 rounded-[14px] border border-line-strong bg-panel p-4">
      <p className="text-[14px] text-soft">To solve · {counted(handOut.exercises, 'exercise', 'exercises')}</p>
      <h2 className="font-display text-[20px] leading-tight font-[680]">{handOut.title}</h2>
      {mine && (
        <p role="status" className="mt-2 text-[16px] font-semibold text-go">
          Handed in at {new Date(mine).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}.
        </p>
      )}
      <a
        className={`button mt-3 h-12 w-full text-[16px] ${mine ? '' : 'button-run'}`}
        href={classHomeworkHref(code)}
        target="_blank"
        rel="noreferrer"
      >
        {mine ? 'Open it again' : 'Open it'} <ExternalLink size={16} aria-hidden />
        <span className="sr-only">(in a new tab)</span>
      </a>
      <p className="mt-2 text-[15px] text-soft">{counted(handedIn, 'device has', 'devices have')} handed in.</p>
    </section>
  )
}
