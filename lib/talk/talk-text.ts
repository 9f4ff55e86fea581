/** A talk as a file, and in the fragment of a link: `t1.…`. */
import { carried } from '../document/carried-value.ts'
import { parseTalk } from './parse-talk.ts'
import type { Talk } from './talk.ts'

export const TALK_TEXT = carried<Talk>({ letter: 't', what: 'preflight-talk', the: 'the talk', parse: parseTalk })

/** `A talk about CORS` → `a-talk-about-cors.preflight-talk.json`. */
export const talkFileName = ({ title }: Talk): string => TALK_TEXT.fileName(title, 'talk')
