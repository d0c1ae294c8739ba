package io.partita.jdbc.metadata;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.refusal.Unwrappable;
import io.partita.jdbc.value.JdbcType;
import io.partita.planner.type.ParameterDescription;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** What there is to say of the parameters of a statement; of one that may be anything, that it is text. */
public final class QueryParameterMetaData extends Unwrappable implements ParameterMetaData {
    private final List<ParameterDescription> parameters;
    private final boolean nativeDocuments;

    public QueryParameterMetaData(List<ParameterDescription> parameters, boolean nativeDocuments) {
        this.parameters = parameters;
        this.nativeDocuments = nativeDocuments;
    }

    private ParameterDescription parameter(int parameter) throws SQLException {
        if (parameter < 1 || parameter > parameters.size()) {
            throw SqlErrors.of(
                    SqlState.NO_SUCH_INDEX, "there is no parameter " + parameter + "; there are " + parameters.size());
        }
        return parameters.get(parameter - 1);
    }

    private JdbcType type(int parameter) throws SQLException {
        return JdbcType.of(parameter(parameter).type(), nativeDocuments);
    }

    @Override
    public int getParameterCount() {
        return parameters.size();
    }

    @Override
    public int getParameterType(int parameter) throws SQLException {
        return type(parameter).code();
    }

    @Override
    public String getParameterTypeName(int parameter) throws SQLException {
        return parameter(parameter).type().sqlName();
    }

    @Override
    public String getParameterClassName(int parameter) throws SQLException {
        return type(parameter).javaClass().getName();
    }

    @Override
    public int getPrecision(int parameter) throws SQLException {
        return type(parameter).precision();
    }

    @Override
    public int getScale(int parameter) throws SQLException {
        return type(parameter).scale();
    }

    @Override
    public boolean isSigned(int parameter) throws SQLException {
        return type(parameter).isNumeric();
    }

    @Override
    public int isNullable(int parameter) throws SQLException {
        parameter(parameter);
        return parameterNullableUnknown;
    }

    @Override
    public int getParameterMode(int parameter) throws SQLException {
        parameter(parameter);
        return parameterModeIn;
    }
}
