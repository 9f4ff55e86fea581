import Link from 'next/link'

/** The logo: an arrow that stops at a gate, and its target behind the gate. `compact`: no name on a phone. */
export function Brand({ compact = false }: { compact?: boolean }) {
  return (
    <Link href="/" className="flex items-center gap-[9px] font-display text-[18px] font-bold tracking-[-0.02em]">
      <svg width="24" height="20" viewBox="0 0 24 20" aria-hidden="true">
        <path d="M1 14h9" stroke="var(--ink)" strokeWidth="2.4" strokeLinecap="round" />
        <path
          d="M6.5 9.5 11 14l-4.5 4.5"
          fill="none"
          stroke="var(--ink)"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path d="M16 2v16" stroke="var(--gate)" strokeWidth="4.5" strokeLinecap="round" />
        <circle cx="21.5" cy="14" r="2" fill="var(--ink)" />
      </svg>
      <span className={compact ? 'max-sm:sr-only' : ''}>preflight</span>
    </Link>
  )
}
