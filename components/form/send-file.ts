type Answer = { runId: string; duplicate: boolean }

/** What went wrong with an upload, in the server's words or ours. */
export class UploadFailure extends Error {
  override readonly name = 'UploadFailure'
}

/**
 * Sends a file as the body of a request. XMLHttpRequest, because only it tells how much has left.
 * @throws UploadFailure with a sentence for the person
 */
export function sendFile(address: string, file: File, onProgress: (share: number) => void): Promise<Answer> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total)
    request.onerror = () =>
      failed(new UploadFailure('The connection broke off. Nothing was kept: check it and try again.'))
    request.onload = () => {
      const body = readJson(request.responseText)
      if (request.status === 202 && typeof body.runId === 'string') {
        done({ runId: body.runId, duplicate: body.duplicate === true })
      } else failed(new UploadFailure(sentenceOf(body, request.status)))
    }
    request.send(file)
  })
}

function sentenceOf(problem: Record<string, unknown>, status: number): string {
  const { detail, nextStep } = problem
  if (typeof detail === 'string' && typeof nextStep === 'string') return `${detail} ${nextStep}`
  return `The server answered ${status} and nothing else. Try again, or ask an administrator.`
}

function readJson(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
