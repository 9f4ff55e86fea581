import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * The thread's script as JavaScript in a folder of its own: Node's threads do not inherit a loader for TypeScript, and a
 * thread is started again after each document that leaves traces in it.
 * @param entry its path from the repository's root
 * @returns its address, and a function that removes it
 */
export async function buildThread(entry: string): Promise<{ readonly url: URL; remove(): Promise<void> }> {
  await mkdir(`${ROOT}.cache`, { recursive: true })
  // In the repository, because its packages are found from there.
  const folder = await mkdtemp(`${ROOT}.cache/thread-`)
  await build({
    absWorkingDir: ROOT,
    entryPoints: { thread: entry },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  })
  return {
    url: pathToFileURL(`${folder}/thread.mjs`),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
