import { BrowserMissingError, type Recorder } from './recorder.ts'

export async function openFirefox(): Promise<Recorder> {
  throw new BrowserMissingError('not yet')
}
