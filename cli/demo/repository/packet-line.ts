/** gitprotocol-common, "pkt-line": four hexadecimal digits of length, themselves included, then the payload. */
const headBytes = 4
const mostBandBytes = 65_515

export const flush = Buffer.from('0000')

export function packetLine(payload: string | Uint8Array): Buffer {
  const bytes = Buffer.from(payload)
  return Buffer.concat([Buffer.from((bytes.length + headBytes).toString(16).padStart(headBytes, '0')), bytes])
}

/** Bytes on the first side band (data), in as many lines as they need, and the end of it. */
export function dataBand(payload: Uint8Array): Buffer {
  const lines: Buffer[] = []
  for (let from = 0; from < payload.length; from += mostBandBytes) {
    const part = payload.subarray(from, from + mostBandBytes)
    lines.push(packetLine(Buffer.concat([Buffer.from([1]), part])))
  }
  return Buffer.concat([...lines, flush])
}

/** The lines until the first flush, without their line ends, and what follows it. */
export function readPacketLines(bytes: Buffer): { lines: string[]; rest: Buffer } {
  const lines: string[] = []
  let from = 0
  while (from + headBytes <= bytes.length) {
    const length = Number.parseInt(bytes.toString('latin1', from, from + headBytes), 16)
    if (Number.isNaN(length)) throw new RangeError('this is no pkt-line')
    if (length < headBytes) return { lines, rest: bytes.subarray(from + headBytes) }
    lines.push(bytes.toString('utf8', from + headBytes, from + length).replace(/\n$/, ''))
    from += length
  }
  return { lines, rest: bytes.subarray(from) }
}
