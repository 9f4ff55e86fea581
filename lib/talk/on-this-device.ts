import { createTalkStore } from './talk-store.ts'

/** The talks that this browser keeps. */
export const talkStore = createTalkStore(() => window.localStorage)
