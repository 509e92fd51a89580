import { cva } from 'class-variance-authority'
import Link from 'next/link'
import type { ComponentProps } from 'react'

/**
 * The look of a button, for the rare element that must be something else.
 * `primary` once a view; `danger` for what cannot be taken back; `attention` for a count that waits; `quiet` inside rows.
 * Utilities are not merged: a `className` may add (a width, a breakpoint), not override.
 */
export const buttonLook = cva(
  'inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none transition-colors disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-3.5 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        secondary: 'border-line bg-panel text-ink hover:bg-hover',
        primary: 'border-ink bg-ink text-paper hover:opacity-90',
        danger: 'border-breach bg-panel text-breach hover:bg-breach-soft',
        attention: 'border-line bg-panel text-breach hover:bg-breach-soft',
        quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
      },
      size: {
        small: 'h-7 px-2 text-xs max-sm:h-8',
        medium: 'h-8 px-2.5 text-sm max-sm:h-10',
        large: 'h-10 px-4 text-base',
        icon: 'size-8 text-sm max-sm:size-10 [&_svg]:size-4',
      },
      wide: { true: 'w-full' },
    },
    defaultVariants: { variant: 'secondary', size: 'medium' },
  },
)

export type ButtonLook = {
  variant?: 'secondary' | 'primary' | 'danger' | 'attention' | 'quiet'
  size?: 'small' | 'medium' | 'large' | 'icon'
  wide?: boolean
}

/** A button that acts. `type` is `button` unless said otherwise, so that none submits a form by accident. */
export function Button({
  variant,
  size,
  wide,
  className,
  type = 'button',
  ...rest
}: ButtonLook & ComponentProps<'button'>) {
  return <button type={type} className={buttonLook({ variant, size, wide, className })} {...rest} />
}

/** A link that looks like a button: it goes somewhere, it does not act. */
export function LinkButton({
  variant,
  size,
  wide,
  className,
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) {
  return <Link className={buttonLook({ variant, size, wide, className })} {...rest} />
}
