// What an application of Relay would hold: a paginated list, a refetchable node, a mutation.
import { graphql } from "relay-runtime";

export const page = graphql`
  query IndicatorsQuery($first: Int!, $after: String) {
    ...Indicators_list @arguments(first: $first, after: $after)
  }
`;

export const list = graphql`
  fragment Indicators_list on Query
  @argumentDefinitions(first: { type: "Int!" }, after: { type: "String" })
  @refetchable(queryName: "IndicatorsNextPageQuery") {
    indicators(first: $first, after: $after, where: { certainty: [SOURCED] })
      @connection(key: "Indicators_indicators") {
      totalCount
      edges {
        node {
          ...Indicators_row
        }
      }
    }
  }
`;

export const row = graphql`
  fragment Indicators_row on Indicator @refetchable(queryName: "IndicatorsRowQuery") {
    id
    code
    name
    leadBody {
      body {
        id
        name
      }
    }
  }
`;

export const propose = graphql`
  mutation IndicatorsProposeMutation($input: ProposeChangeInput!) {
    proposeChange(input: $input) {
      ... on ChangeRequestDone {
        request {
          id
          edition
        }
      }
      ... on Refused {
        code
        faults {
          path
        }
      }
    }
  }
`;
