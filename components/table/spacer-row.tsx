/** Stands for the rows of a virtual table that are not drawn; `height` in px. Numbered rows skip it, and so do readers. */
export function SpacerRow({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr>
      <td aria-hidden="true" style={{ height, padding: 0 }} />
    </tr>
  )
}
