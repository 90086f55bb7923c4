"""Qt-free conductor of lanes, connectors, classifier and store."""
