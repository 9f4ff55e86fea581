import { TriangleAlert } from 'lucide-react'

/** Before the words of a successful attack: a sign that is no colour, with a name of its own. */
export const AttackSign = ({ className = 'mr-1.5 inline size-[1em] align-[-0.1em]' }: { className?: string }) => (
  <TriangleAlert className={className} strokeWidth={2.5} aria-label="A successful attack:" />
)
