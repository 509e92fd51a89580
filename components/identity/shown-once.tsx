import { Banner } from '#components/ui/banner.tsx'
import { Copyable } from '#components/ui/copyable.tsx'

/** A secret that is shown now and never again: a link to hand over, a token to store. */
export function ShownOnce({
  title,
  value,
  label,
  children,
}: {
  title: string
  value: string
  label: string
  children: string
}) {
  return (
    <Banner tone="met" title={title}>
      <p className="my-2 rounded-md border border-line bg-panel px-2.5 py-2">
        <Copyable value={value} label={label} whole />
      </p>
      <p>{children}</p>
    </Banner>
  )
}
