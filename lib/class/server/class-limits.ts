/**
 * How often what may be done. Addresses are those of networks: two hundred students of a school have one, and what
 * they do together must never be refused. So an address is held to the failures that come from it, and to a rate that
 * only a program reaches; a device to what a person can do.
 *
 * The limits are of one process: several behind a balancer allow as many times more.
 */
import { Refused } from './class-answers.ts'
import { createRateLimit, type Rate } from './rate-limit.ts'

/** Of one device: answers changed, tasks solved, streams opened. */
const DEVICE: Rate = { burst: 40, perSecond: 2 }
/** Answers that one device hands in: each is unpacked and read. */
const HAND_INS: Rate = { burst: 6, perSecond: 0.1 }
/** Of one address. */
const ADDRESS: Rate = { burst: 12_000, perSecond: 1_000 }
/** Classes started from one address. */
const STARTS: Rate = { burst: 30, perSecond: 1 / 30 }
/**
 * Codes of no class, from one address: 64 million codes and a hundred classes make one hit in 640,000 guesses, which
 * takes an address 37 days. A class that types the wrong code on the board all together stays within the burst.
 */
const FAILURES: Rate = { burst: 300, perSecond: 0.2 }
/**
 * How long an address is known to have failed with a code: to fail with it again tells nothing more. So a class whose
 * server was started again, with two thousand devices that all ask for what is gone, has failed once.
 */
const REMEMBERED: Rate = { burst: 1, perSecond: 1 / 600 }
/** The same from all addresses. Beyond it, addresses that have failed lately are refused, and all others served. */
const ALL_FAILURES: Rate = { burst: 3_000, perSecond: 5 }

const EVERYWHERE = 'all'

/** @param now milliseconds */
export function createClassLimits(now: () => number) {
  const devices = createRateLimit(DEVICE, now)
  const handIns = createRateLimit(HAND_INS, now)
  const addresses = createRateLimit(ADDRESS, now)
  const starts = createRateLimit(STARTS, now)
  const failures = createRateLimit(FAILURES, now)
  const allFailures = createRateLimit(ALL_FAILURES, now)
  const remembered = createRateLimit(REMEMBERED, now)

  const take = (limit: typeof devices, name: string, says: string) => {
    const wait = limit.wait(name)
    if (wait > 0) throw new Refused('too-often', `${says} Try again in ${seconds(wait)}.`, wait)
    limit.take(name)
  }

  return {
    /** @throws {Refused} */
    device: (device: string) => take(devices, device, 'This device has sent too much in a short time.'),
    /** @throws {Refused} */
    handIn: (device: string) => take(handIns, device, 'This device has handed in several times in a short time.'),
    /** @throws {Refused} */
    address: (address: string) => take(addresses, address, 'Too much was sent from your network in a short time.'),
    /** @throws {Refused} */
    start: (address: string) => take(starts, address, 'Many classes were started from your network.'),
    /** A code that is wrong, or that a device or a leader is not known in. */
    failed(address: string, code: string): void {
      const name = `${code} ${address}`
      if (remembered.wait(name) > 0) return
      remembered.take(name)
      failures.take(address)
      allFailures.take(EVERYWHERE)
    },
    /** Called before a code is looked up for somebody who is not known yet. @throws {Refused} */
    mayGuess(address: string): void {
      const all = failures.hasTaken(address) ? allFailures.wait(EVERYWHERE) : 0
      const wait = Math.max(failures.wait(address), all)
      if (wait === 0) return
      const says = `Many codes that belong to no class were tried from your network. Try again in ${seconds(wait)}.`
      throw new Refused('too-often', says, wait)
    },
  }
}

const seconds = (count: number) => (count === 1 ? 'a second' : `${count} seconds`)
