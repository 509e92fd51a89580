/** Where the proxy notes the path of a page for its layouts, to come back to after signing in. Never the client's own. */
export const pathHeader = 'x-plumbline-path'
