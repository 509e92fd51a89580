'use client'

import dynamic from 'next/dynamic'

const Toaster = dynamic(() => import('./toaster.tsx').then((module) => module.Toaster), { ssr: false })

/** Where notices appear. Mounted once, at the root; its code arrives after the page. */
export function ToastHost() {
  return <Toaster />
}
