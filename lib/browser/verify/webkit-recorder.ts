import { BrowserMissingError, type Recorder } from './recorder.ts'

export async function openWebKit(): Promise<Recorder> {
  throw new BrowserMissingError('not yet')
}
