/** Whether an answer asks for less or none: it waits for no other. Its form says from which pain on
 * (data-rest-pain, a number of the rule set). */
export function asksForRest({ feel, pain, signs, conditions }, restPain) {
  const isTold = signs?.length || conditions?.length; // a condition may leave the rolling out
  return Boolean(feel?.includes("worse") || pain >= Number(restPain ?? NaN) || isTold);
}
