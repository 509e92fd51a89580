export type Notice = { title: string; detail?: string; tone?: 'met' | 'breach' | 'plain'; undo?: () => void }

/**
 * Tells the reader that something happened, in a corner, for a few seconds. What must be acted on belongs on the page.
 * The toast library is fetched on first use: most visits never need it.
 */
export async function notify({ title, detail, tone = 'plain', undo }: Notice): Promise<void> {
  const { toast } = await import('sonner')
  const options = {
    ...(detail === undefined ? {} : { description: detail }),
    ...(undo === undefined ? {} : { action: { label: 'Undo', onClick: undo } }),
  }
  if (tone === 'met') toast.success(title, options)
  else if (tone === 'breach') toast.error(title, options)
  else toast(title, options)
}
