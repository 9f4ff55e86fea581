import { createKeptValues, type KeptValues } from '../documents/kept-values.ts'
import type { StorageSource } from '../documents/storage.ts'
import { newId } from './edit-talk.ts'
import { parseTalk } from './parse-talk.ts'
import type { Talk } from './talk.ts'

/** The talks that were made on this device; parameters as for `createKeptValues`. */
export const createTalkStore = (source: StorageSource, now = Date.now): KeptValues<Talk> =>
  createKeptValues(
    {
      name: 'talk',
      prefix: 'preflight:talk:',
      damaged: 'preflight:talk-damaged:',
      parse: (value) => {
        const parsed = parseTalk(value)
        return parsed.ok ? parsed.value : null
      },
      newId,
    },
    source,
    now,
  )
