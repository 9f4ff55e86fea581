import type { Tone } from '@/lib/trace/diagram/diagram.ts'

/** The colour of a meaning, as a CSS variable of the theme. */
export const toneColour = (tone: Tone): string => (tone === 'plain' ? 'var(--ink)' : `var(--${tone})`)
