/**
 * Links keep documents for years. Each version has one step to the next; steps are never changed, only added.
 */
export const CURRENT_VERSION = 1

type Step = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** `STEPS[n]` makes a document of version n + 1 out of one of version n. */
const STEPS: { readonly [version: number]: Step } = {}

/** Migrates a document to the current version. A value that is not a document is returned as it is. Never throws. */
export function migrate(value: unknown): { readonly outcome: 'current' | 'too-new'; readonly value: unknown } {
  if (typeof value !== 'object' || value === null) return { outcome: 'current', value }
  let document: Record<string, unknown> = { ...value }
  let version = document.version
  if (typeof version !== 'number' || !Number.isInteger(version)) return { outcome: 'current', value }
  if (version > CURRENT_VERSION) return { outcome: 'too-new', value }
  while (version < CURRENT_VERSION) {
    const step = STEPS[version]
    if (!step) return { outcome: 'current', value }
    version += 1
    document = { ...step(document), version }
  }
  return { outcome: 'current', value: document }
}
