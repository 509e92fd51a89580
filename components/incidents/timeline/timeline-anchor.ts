/** Where the list of entries stands on the page, for what leads there. */
export const timelineAnchor = 'timeline'
