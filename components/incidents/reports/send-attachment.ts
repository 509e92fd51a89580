/** Where a file of a report goes: to one's own report, or to the one that a receipt stands for. */
export type AttachmentTarget = { reportId: string } | { receipt: string }

/**
 * Sends one file. Its name and a receipt travel in headers: addresses are written to logs.
 * @returns null when it was kept, else a sentence for the person
 */
export async function sendAttachment(target: AttachmentTarget, file: File): Promise<string | null> {
  const address =
    'reportId' in target
      ? `/api/v1/reports/${target.reportId}/attachments`
      : '/api/reports/receipt/attachments'
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: file,
      headers: {
        'Content-Type': 'application/octet-stream',
        'X-Plumbline-File-Name': encodeURIComponent(file.name),
        ...('receipt' in target && { 'X-Plumbline-Receipt': target.receipt }),
      },
    })
    return response.ok ? null : sentenceOf(await response.json())
  } catch {
    // Nothing arrived, or no answer that can be read: the connection is all that can be named.
    return 'The connection broke off. Check it and send the file again.'
  }
}

function sentenceOf(problem: unknown): string {
  const { detail, nextStep } = Object(problem) as Record<string, unknown>
  return `${typeof detail === 'string' ? detail : 'It was not kept.'} ${typeof nextStep === 'string' ? nextStep : ''}`
}
