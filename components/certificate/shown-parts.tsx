import type { Shown } from '@/lib/certificate/shown.ts'

/** What was shown, part by part. */
export function ShownParts({ shown }: { shown: Shown }) {
  const { parts, quiz, drawn, solved, of } = shown
  const rows: readonly (readonly [title: string, amount: string])[] = [
    ...(solved > 0 ? [['The course', `${solved} of ${of} exercises`] as const] : []),
    ...parts.map(({ title, solved, of }) => [title, `${solved} of ${of} exercises`] as const),
    ...(quiz ? [['A quiz, drawn at random', `${quiz.right} of ${quiz.of} right`] as const] : []),
    ...drawn.map(
      ({ seed, systems }) =>
        [`Broken systems number ${seed}`, systems === 1 ? '1 mended' : `${systems} of 3 mended`] as const,
    ),
  ]
  return (
    <table className="mt-4 w-full max-w-[560px] border-t border-line text-[16px]">
      <caption className="sr-only">What holds, by part of the course</caption>
      <tbody>
        {rows.map(([title, amount], at) => (
          <tr key={title} className={`border-b border-line ${at === 0 ? 'font-semibold' : ''}`}>
            <th scope="row" className="py-2 pr-4 text-left font-[inherit]">
              {title}
            </th>
            <td className={`py-2 text-right whitespace-nowrap ${at === 0 ? '' : 'text-soft'}`}>{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
