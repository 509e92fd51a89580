'use client'

// The address as a store of state, for what `url-state.ts` reads and writes. Stands around the parts of a page that
// do so: most pages have none, and fetch none of its code.
export { NuqsAdapter as UrlStore } from 'nuqs/adapters/next/app'
