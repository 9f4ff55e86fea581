/** How often something may be done: a bucket of permissions that fills up again at a steady rate. */

export interface Rate {
  /** How often it may be done at once. */
  readonly burst: number
  /** And then so often a second. */
  readonly perSecond: number
}

interface Bucket {
  left: number
  at: number
}

/** Names that are remembered; the oldest are forgotten, which gives them a full bucket. */
const MOST_NAMES = 50_000

/**
 * One limit for each name: of a device, or of an address.
 * @param now milliseconds
 */
export function createRateLimit({ burst, perSecond }: Rate, now: () => number) {
  const buckets = new Map<string, Bucket>()
  const filled = (name: string): Bucket => {
    const bucket = buckets.get(name)
    const time = now()
    if (!bucket) return { left: burst, at: time }
    return { left: Math.min(burst, bucket.left + ((time - bucket.at) / 1000) * perSecond), at: time }
  }
  return {
    /** Seconds until it may be done again, from 1; 0 where it may be done now. Takes nothing. */
    wait(name: string): number {
      const { left } = filled(name)
      return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond))
    },
    /** Has this name taken anything that has not been filled up again? */
    hasTaken: (name: string): boolean => filled(name).left < burst,
    /** Takes one permission, if there is one. */
    take(name: string): void {
      const bucket = filled(name)
      buckets.delete(name)
      buckets.set(name, { ...bucket, left: Math.max(0, bucket.left - 1) })
      if (buckets.size > MOST_NAMES) for (const oldest of buckets.keys()) return void buckets.delete(oldest)
    },
  }
}
