import { formatBytes } from '#lib/platform/format/bytes.ts'

const barWidth = 24
const redrawMs = 100

/** One moving line on a terminal; nothing where lines cannot be redrawn, such as a pipeline's log. */
export function progressBar(
  title: string,
  totalBytes: number,
  stream: NodeJS.WritableStream & { isTTY?: boolean },
) {
  let drawnAt = Number.NEGATIVE_INFINITY
  return {
    update(bytes: number): void {
      const now = performance.now()
      if (stream.isTTY !== true || (now - drawnAt < redrawMs && bytes < totalBytes)) return
      drawnAt = now
      stream.write(`\r\u001B[2K${renderBar(title, bytes, totalBytes)}`)
    },
    end(): void {
      if (stream.isTTY === true) stream.write('\r\u001B[2K')
    },
  }
}

/** `trivy.json ━━━━━━──────  42 %  4.2 MB of 10 MB` */
export function renderBar(title: string, bytes: number, totalBytes: number): string {
  const share = totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes)
  const filled = Math.round(share * barWidth)
  const bar = '━'.repeat(filled) + '─'.repeat(barWidth - filled)
  const percent = String(Math.floor(share * 100)).padStart(3)
  return `${title} ${bar} ${percent} %  ${formatBytes(bytes)} of ${formatBytes(totalBytes)}`
}
