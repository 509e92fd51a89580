import { clsx } from 'clsx'
import Link from 'next/link'
import type { ComponentProps } from 'react'

/** A link inside text or a cell: underlined on hover in tables (`quiet`), always in prose. */
export function TextLink({
  quiet = false,
  className,
  ...rest
}: { quiet?: boolean } & ComponentProps<typeof Link>) {
  return (
    <Link
      className={clsx(
        'rounded-sm underline-offset-2',
        quiet ? 'hover:underline' : 'text-accent underline decoration-accent/40 hover:decoration-current',
        className,
      )}
      {...rest}
    />
  )
}
