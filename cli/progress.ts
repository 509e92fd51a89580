import type { WriteStream } from 'node:tty'

export type Progress = {
  /**
   * Runs one step and shows that it runs, what it says, and how long it took.
   * @param work receives `say`, to tell what it is doing now
   * @param outcome words to add when it is done
   */
  step<T>(
    title: string,
    work: (say: (what: string) => void) => Promise<T>,
    outcome?: (result: T) => string,
  ): Promise<T>
  /** A line of its own. */
  note(text: string): void
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const frameMs = 100
/** Where lines cannot be redrawn, a running step is mentioned after this time and then at this interval. */
const firstMentionMs = 1_000
const nextMentionMs = 15_000

/** Shows steps on a terminal as one moving line, elsewhere as lines that are each worth keeping. */
export function createProgress(stream: WriteStream | NodeJS.WritableStream = process.stdout): Progress {
  const isTerminal = 'isTTY' in stream && stream.isTTY === true
  const write = (text: string) => stream.write(text)
  return {
    note: (text) => void write(`${text}\n`),
    async step(title, work, outcome) {
      const startedAt = performance.now()
      const show = isTerminal ? moving(title, startedAt, write) : lines(title, startedAt, write)
      try {
        const result = await work(show.say)
        show.end()
        const added = outcome?.(result)
        write(`✓ ${title}${added ? `: ${added}` : ''}${took(startedAt)}\n`)
        return result
      } catch (error) {
        show.end()
        write(`✕ ${title}${took(startedAt)}\n`)
        throw error
      }
    },
  }
}

type Shown = { say(what: string): void; end(): void }

function moving(title: string, startedAt: number, write: (text: string) => void): Shown {
  let what = ''
  let frame = 0
  const draw = () => {
    frame += 1
    write(`\r\u001B[2K${frames[frame % frames.length]} ${title}${what && `: ${what}`}${took(startedAt)}`)
  }
  draw()
  const timer = setInterval(draw, frameMs)
  return {
    say: (text) => {
      what = text
    },
    end: () => {
      clearInterval(timer)
      write('\r\u001B[2K')
    },
  }
}

function lines(title: string, startedAt: number, write: (text: string) => void): Shown {
  let what = ''
  const mention = () => write(`… ${title}${what && `: ${what}`}${took(startedAt)}\n`)
  let timer = setTimeout(function again() {
    mention()
    timer = setTimeout(again, nextMentionMs)
  }, firstMentionMs)
  return {
    say: (text) => {
      what = text
    },
    end: () => clearTimeout(timer),
  }
}

/** Nothing below a second: only what takes long is worth a number. */
function took(startedAt: number): string {
  const seconds = (performance.now() - startedAt) / 1000
  return seconds < 1 ? '' : ` (${seconds.toFixed(seconds < 10 ? 1 : 0)} s)`
}
