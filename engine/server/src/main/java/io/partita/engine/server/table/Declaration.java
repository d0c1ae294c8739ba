package io.partita.engine.server.table;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.ColumnTags;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexDefinition.Scope;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableSettings;
import io.partita.engine.api.table.TableSettings.Throughput;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.wire.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request says of a table and of its indexes; what is wrong in it is said in the order of the service. */
final class Declaration {
    static final String INVALID = "One or more parameter values were invalid: ";
    private static final long MAX_UNITS = 1_000_000_000_000L;

    private final Map<String, AttributeType> types;

    /** @param definitions the attributes whose types are declared */
    Declaration(List<Parameters> definitions) {
        types = new LinkedHashMap<>();
        for (Parameters definition : definitions) {
            String name = definition.require(TableMembers.ATTRIBUTE_NAME);
            AttributeType type = AttributeType.valueOf(definition.require(TableMembers.ATTRIBUTE_TYPE));
            AttributeType before = types.put(name, type);
            if (before != null) {
                throw ServiceException.validation(INVALID + "Duplicate AttributeName: " + name);
            }
        }
    }

    /** A table of CreateTable. */
    static TableDefinition table(Parameters request, List<Parameters> definitions) {
        String name = request.require(TableMembers.TABLE_NAME);
        checkBilling(request);
        Declaration declaration = new Declaration(definitions);
        List<Parameters> keySchema = request.require(TableMembers.KEY_SCHEMA);
        if (keySchema.size() > declaration.types.size()) {
            throw ServiceException.validation("Invalid KeySchema: Some index key attribute have no definition");
        }
        KeySchema key = declaration.key(keySchema);
        boolean withoutIndexes = !request.has(TableMembers.LOCAL_INDEXES) && !request.has(TableMembers.GLOBAL_INDEXES);
        if (withoutIndexes && declaration.types.size() != keySchema.size()) {
            throw ServiceException.validation(
                    INVALID + "Number of attributes in KeySchema does not exactly match number"
                            + " of attributes defined in AttributeDefinitions");
        }
        List<IndexDefinition> indexes = declaration.indexes(request);
        declaration.checkAllUsed(key, indexes);
        Map<String, String> tags = tags(request.get(TableMembers.TAGS, List.of()));
        return new TableDefinition(
                name, key, ColumnTags.in(tags), indexes, ColumnTags.without(tags), settings(request));
    }

    private static void checkBilling(Parameters request) {
        Parameters throughput = request.get(TableMembers.THROUGHPUT);
        if ("PAY_PER_REQUEST".equals(request.get(TableMembers.BILLING_MODE))) {
            if (throughput != null) {
                throw unitsOfRequests();
            }
        } else if (throughput == null) {
            throw ServiceException.validation(
                    INVALID + "ReadCapacityUnits and WriteCapacityUnits must both be specified"
                            + " when BillingMode is PROVISIONED");
        } else {
            throughput(throughput);
        }
    }

    /** Throughput is not provisioned where requests are paid for. */
    static ServiceException unitsOfRequests() {
        return ServiceException.validation(INVALID + "Neither ReadCapacityUnits nor WriteCapacityUnits can be"
                + " specified when BillingMode is PAY_PER_REQUEST");
    }

    static boolean infrequentAccess(Parameters request, boolean otherwise) {
        String tableClass = request.get(TableMembers.TABLE_CLASS);
        return tableClass == null ? otherwise : tableClass.equals("STANDARD_INFREQUENT_ACCESS");
    }

    static Throughput throughput(Parameters throughput) {
        return throughput(throughput, "");
    }

    static Throughput throughputOfIndex(String index, Parameters throughput) {
        return throughput(throughput, " for index " + index);
    }

    private static Throughput throughput(Parameters throughput, String where) {
        long read = throughput.require(TableMembers.READ_UNITS);
        long write = throughput.require(TableMembers.WRITE_UNITS);
        if (read > MAX_UNITS) {
            throw ServiceException.validation(
                    "Given value " + read + " for ReadCapacityUnits is out of bounds" + where);
        } else if (write > MAX_UNITS) {
            throw ServiceException.validation(
                    "Given value " + write + " for WriteCapacityUnits is out of bounds" + where);
        }
        return new Throughput(read, write);
    }

    private static TableSettings settings(Parameters request) {
        Parameters throughput = request.get(TableMembers.THROUGHPUT);
        Map<String, Throughput> ofIndexes = new HashMap<>();
        for (Parameters index : request.get(TableMembers.GLOBAL_INDEXES, List.of())) {
            Parameters units = index.get(TableMembers.THROUGHPUT);
            if (units != null) {
                String name = index.require(TableMembers.INDEX_NAME);
                ofIndexes.put(name, throughputOfIndex(name, units));
            }
        }
        return TableSettings.DEFAULT
                .withThroughput(throughput == null ? null : throughput(throughput), ofIndexes)
                .withDeletionProtected(request.get(TableMembers.DELETION_PROTECTED, false))
                .withInfrequentAccess(infrequentAccess(request, false));
    }

    static Map<String, String> tags(List<Parameters> tags) {
        Map<String, String> result = new LinkedHashMap<>();
        for (Parameters tag : tags) {
            result.put(tag.require(TableMembers.TAG_KEY), tag.require(TableMembers.TAG_VALUE));
        }
        return result;
    }

    private List<IndexDefinition> indexes(Parameters request) {
        List<IndexDefinition> indexes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean byRequest = "PAY_PER_REQUEST".equals(request.get(TableMembers.BILLING_MODE));
        for (Scope scope : List.of(Scope.LOCAL, Scope.GLOBAL)) {
            List<Parameters> declared =
                    request.get(scope == Scope.LOCAL ? TableMembers.LOCAL_INDEXES : TableMembers.GLOBAL_INDEXES);
            if (declared != null && declared.isEmpty()) {
                throw ServiceException.validation(INVALID + "List of "
                        + (scope == Scope.LOCAL ? "LocalSecondaryIndexes" : "GlobalSecondaryIndexes") + " is empty");
            }
            if (scope == Scope.LOCAL
                    && declared != null
                    && request.require(TableMembers.KEY_SCHEMA).size() < 2) {
                throw ServiceException.validation(INVALID + "Table KeySchema does not have a range key, which is"
                        + " required when specifying a LocalSecondaryIndex");
            }
            for (Parameters index : declared == null ? List.<Parameters>of() : declared) {
                IndexDefinition definition = index(index, scope);
                if (scope == Scope.GLOBAL) {
                    checkIndexBilling(definition.name(), index.get(TableMembers.THROUGHPUT), byRequest);
                }
                if (!names.add(definition.name())) {
                    throw ServiceException.validation(INVALID + "Duplicate index name: " + definition.name());
                }
                indexes.add(definition);
            }
        }
        return indexes;
    }

    static void checkIndexBilling(String index, @Nullable Parameters throughput, boolean byRequest) {
        if (byRequest && throughput != null) {
            throw ServiceException.validation(INVALID + "ProvisionedThroughput should not be specified for index: "
                    + index + " when BillingMode is PAY_PER_REQUEST");
        } else if (!byRequest && throughput == null) {
            throw ServiceException.validation(INVALID + "ProvisionedThroughput must be specified for index: " + index);
        }
    }

    /** An index of CreateTable or UpdateTable. */
    IndexDefinition index(Parameters index, Scope scope) {
        KeySchema key = key(index.require(TableMembers.KEY_SCHEMA));
        return new IndexDefinition(
                index.require(TableMembers.INDEX_NAME), scope, key, projection(index.require(TableMembers.PROJECTION)));
    }

    private KeySchema key(List<Parameters> elements) {
        List<String> names = elements.stream()
                .map(element -> element.require(TableMembers.KEY_ATTRIBUTE))
                .toList();
        if (!types.keySet().containsAll(names)) {
            throw ServiceException.validation(INVALID + "Some index key attributes are not defined in"
                    + " AttributeDefinitions. Keys: " + names + ", AttributeDefinitions: " + types.keySet());
        } else if (names.size() == 2 && names.get(0).equals(names.get(1))) {
            throw ServiceException.validation(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        } else if (!elements.get(0).require(TableMembers.KEY_TYPE).equals("HASH")) {
            throw ServiceException.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        } else if (names.size() == 2
                && !elements.get(1).require(TableMembers.KEY_TYPE).equals("RANGE")) {
            throw ServiceException.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
        return new KeySchema(attribute(names.get(0)), names.size() == 2 ? attribute(names.get(1)) : null);
    }

    private KeyAttribute attribute(String name) {
        AttributeType type = types.get(name);
        if (type == null) {
            throw new IllegalStateException("an attribute that was checked to be defined");
        }
        return new KeyAttribute(name, type);
    }

    private static IndexProjection projection(Parameters projection) {
        String type = projection.get(TableMembers.PROJECTION_TYPE);
        List<String> included = projection.get(TableMembers.NON_KEY_ATTRIBUTES);
        if (type == null) {
            throw ServiceException.validation(INVALID + "Unknown ProjectionType: null");
        } else if (included != null && !type.equals("INCLUDE")) {
            throw ServiceException.validation(
                    INVALID + "ProjectionType is " + type + ", but NonKeyAttributes is specified");
        } else if (included == null && type.equals("INCLUDE")) {
            throw ServiceException.validation(
                    INVALID + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }
        return included != null
                ? IndexProjection.include(new LinkedHashSet<>(included))
                : type.equals("ALL") ? IndexProjection.ALL : IndexProjection.KEYS_ONLY;
    }

    private void checkAllUsed(KeySchema key, List<IndexDefinition> indexes) {
        Set<String> unused = new LinkedHashSet<>(types.keySet());
        key.attributes().forEach(attribute -> unused.remove(attribute.name()));
        for (IndexDefinition index : indexes) {
            index.key().attributes().forEach(attribute -> unused.remove(attribute.name()));
        }
        if (!unused.isEmpty()) {
            List<String> keys = new ArrayList<>(types.keySet());
            keys.removeAll(unused);
            throw ServiceException.validation(INVALID + "Some AttributeDefinitions are not used. AttributeDefinitions: "
                    + types.keySet() + ", keys used: " + keys);
        }
    }
}
