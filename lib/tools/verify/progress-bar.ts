/** A progress bar on a terminal; nothing without a terminal, so that logs stay short. */
export interface ProgressBar {
  step(): void
  end(): void
}

const WIDTH = 30

export function openProgressBar(label: string, total: number, stream: NodeJS.WriteStream): ProgressBar {
  let done = 0
  const draw = (): void => {
    if (!stream.isTTY) return
    const filled = total === 0 ? WIDTH : Math.round((WIDTH * done) / total)
    stream.write(`\r${label} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done} of ${total}`)
  }
  draw()
  return {
    step() {
      done++
      draw()
    },
    end() {
      if (stream.isTTY) stream.write('\n')
    },
  }
}
