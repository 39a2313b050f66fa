import { answered, api } from '../api/client.ts';
import type { PlannedNeed } from '../api/schema.d.ts';
import type { Form } from '../parts/form.ts';
import type { Plan } from './plan.ts';

/**
 * The plan with the needs of one month and cost type in another order.
 *
 * @param group all of them, as they stand
 * @param order their numbers, as they are to stand
 */
export const reordered = async (
  plan: Plan,
  group: readonly PlannedNeed[],
  order: readonly string[],
  form: Form,
): Promise<Plan> => {
  const [first] = group;
  if (!first) return plan;
  const { campaign, month, costType } = first;
  const versions = new Map(group.map(({ need, version }) => [need, version]));
  const body = { month, costType, needs: order.map((need) => ({ need, version: versions.get(need) ?? 0 })) };
  const params = { path: { campaign }, header: form.keyFor(JSON.stringify(body)) };
  const { needs } = await answered(
    api.POST('/v1/treasury/campaigns/{campaign}/needs/order', { params, body }),
  );
  const others = plan.needs.filter((need) => need.month !== month || need.costType !== costType);
  return { ...plan, needs: [...others, ...needs] };
};
