export const truth = 1
