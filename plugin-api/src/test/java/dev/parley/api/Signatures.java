package dev.parley.api;

import java.lang.annotation.Annotation;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes down what of a type other people's code can depend on, one line for each thing.
record Signatures(Class<?> type) {

    /// The type and its public members, in an order that does not depend on the compiler.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(header());
        members().sorted().map(member -> "    " + member).forEach(lines::add);
        Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> Modifier.isPublic(nested.getModifiers()))
                .sorted(Comparator.comparing(Class::getName))
                .flatMap(nested -> new Signatures(nested).lines().stream())
                .forEach(lines::add);
        return lines;
    }

    private String header() {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        String sealed = type.isSealed() ? "sealed " : "";
        return annotations() + sealed + kind + " " + type.getTypeName() + variables(type.getTypeParameters())
                + list(" extends ", Stream.of(type.getGenericInterfaces()).map(Type::getTypeName))
                + list(" permits ", permitted());
    }

    private Stream<String> permitted() {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of() : Stream.of(permitted).map(Class::getTypeName);
    }

    private String annotations() {
        Target target = type.getAnnotation(Target.class);
        return Stream.of(type.getAnnotations())
                        .map(Annotation::annotationType)
                        .filter(annotation -> annotation != Target.class)
                        .map(annotation -> "@" + annotation.getSimpleName() + " ")
                        .sorted()
                        .collect(Collectors.joining())
                + (target == null ? "" : "@Target" + Arrays.toString(target.value()) + " ");
    }

    private Stream<String> members() {
        Stream<String> fields = Stream.of(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(Signatures::field);
        Stream<String> constructors = Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> Modifier.isPublic(constructor.getModifiers()))
                .map(Signatures::constructor);
        Stream<String> methods = Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Signatures::method);
        return Stream.of(fields, constructors, methods).flatMap(stream -> stream);
    }

    private static String field(Field field) {
        return Modifier.toString(field.getModifiers()) + " "
                + field.getGenericType().getTypeName() + " " + field.getName();
    }

    private static String constructor(Constructor<?> constructor) {
        return "new" + parameters(constructor);
    }

    private static String method(Method method) {
        String kind = method.isDefault() ? "default " : Modifier.isStatic(method.getModifiers()) ? "static " : "";
        String standard = method.getDefaultValue() == null ? "" : " default " + shown(method.getDefaultValue());
        String variables = variables(method.getTypeParameters());
        return kind + (variables.isEmpty() ? "" : variables + " ")
                + method.getGenericReturnType().getTypeName() + " " + method.getName() + parameters(method) + standard;
    }

    private static String shown(Object value) {
        return value instanceof Object[] array
                ? Arrays.toString(array)
                : value instanceof String ? "\"" + value + "\"" : Objects.toString(value);
    }

    private static String parameters(Executable executable) {
        return "("
                + Stream.of(executable.getParameters())
                        .map(Parameter::getParameterizedType)
                        .map(Type::getTypeName)
                        .collect(Collectors.joining(", "))
                + ")"
                + list(
                        " throws ",
                        Stream.of(executable.getGenericExceptionTypes()).map(Type::getTypeName));
    }

    private static String variables(TypeVariable<?>[] variables) {
        String shown = Stream.of(variables)
                .map(variable -> variable.getName() + " extends " + variable.getBounds()[0].getTypeName())
                .collect(Collectors.joining(", "));
        return shown.isEmpty() ? "" : "<" + shown + ">";
    }

    private static String list(String word, Stream<String> names) {
        String joined = names.collect(Collectors.joining(", "));
        return joined.isEmpty() ? "" : word + joined;
    }
}
