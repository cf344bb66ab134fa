import { quality } from '../../contract/quality.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';

/** What assessments say of products. */
export const qualityRoutes = ({ actions: { capture, governance } }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/quality',
    summary: 'Means and deviations of RQ+ by programme, and who is reached by what is published',
    answer: quality,
    run: async (who) => {
      const least = await governance.setting('quality.small-sample');
      const found = await capture.quality.portfolio(who, least);
      return {
        ...found,
        portfolios: found.portfolios.map(({ programme, assessments, figures }) => ({
          programme,
          assessments: assessments.map(({ capture: id, product }) => ({ id, product })),
          figures: [...figures],
        })),
        reached: [...found.reached],
      };
    },
  }),
];
